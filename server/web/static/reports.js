/* Draws the charts of a report; the table below each shows the same figures. */
const look = getComputedStyle(document.documentElement);
const colour = (name) => look.getPropertyValue("--" + name).trim();
const rightToLeft = document.documentElement.dir === "rtl";
const colours = ["action", "call", "good", "edge"].map(colour);

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 14;
Chart.defaults.color = colour("text");
Chart.defaults.animation = false;

document.querySelectorAll("script[data-chart]").forEach((block) => {
  const data = JSON.parse(block.textContent);
  const canvas = document.getElementById(block.dataset.chart);
  const lines = data.across ? data.labels.length : 0;
  /* Each horizontal bar needs a line. */
  canvas.parentNode.classList.add(lines > 24 ? "longest" : lines > 10 ? "long" : "usual");
  const value = { grid: { color: colour("line") }, beginAtZero: true, stacked: data.stacked };
  value.title = { display: Boolean(data.unit), text: data.unit };
  if (!data.unit) value.ticks = { precision: 0 };
  const names = { grid: { display: false }, stacked: data.stacked, ticks: { autoSkip: !data.across } };
  if (rightToLeft) (data.across ? value : names).reverse = true;
  if (rightToLeft) (data.across ? names : value).position = "right";
  new Chart(canvas, {
    type: "bar",
    data: {
      labels: data.labels,
      datasets: data.series.map((one, index) => ({
        label: one.name,
        data: one.values,
        backgroundColor: colours[index % colours.length],
        maxBarThickness: 28,
      })),
    },
    options: {
      indexAxis: data.across ? "y" : "x",
      maintainAspectRatio: false,
      locale: document.documentElement.lang,
      scales: data.across ? { x: value, y: names } : { x: names, y: value },
      plugins: {
        legend: { display: data.series.length > 1, rtl: rightToLeft, align: "start" },
        tooltip: { rtl: rightToLeft },
      },
    },
  });
});

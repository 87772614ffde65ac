// Plotly reads no stylesheet: what is drawn in the place of a drawing takes its colours, as this reader has them, and its size.

const NAMES = {
  "#34566f": "--chart-main",
  "#94a9b8": "--chart-second",
  "#c9d2d8": "--chart-third",
  "#47433d": "--chart-ink",
  "#645f57": "--chart-muted",
  "#8d877c": "--chart-axis",
  "#e8e4db": "--chart-grid",
  "#1f1d1a": "--ink",
};

export function likeDrawing(text, drawing) {
  const look = getComputedStyle(drawing);
  const colour = (whole, hex) => JSON.stringify((NAMES[hex] && look.getPropertyValue(NAMES[hex]).trim()) || hex);
  const spec = JSON.parse(text.replace(/"(#[0-9a-f]{6})"/g, colour));
  spec.layout.font.size = Number.parseFloat(look.fontSize);
  return spec;
}

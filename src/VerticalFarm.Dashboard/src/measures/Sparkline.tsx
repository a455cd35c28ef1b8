import type { Band } from "./kinds";

const width = 160;
const height = 36;

/** A day at a glance: the shape, its band behind it, and gaps where nothing was read. */
export function Sparkline({ values, band, label }: { values: (number | null)[]; band: Band; label: string }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <svg className="spark" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" />;
  const edges = [...known, ...[band.low, band.high].filter((edge) => edge !== null)];
  const low = Math.min(...edges);
  const span = Math.max(...edges) - low || 1;
  const y = (value: number) => height - 3 - ((value - low) / span) * (height - 6);
  const x = (i: number) => (i / (values.length - 1)) * width;
  const path = values.map((value, i) => (value === null ? "" : `${i === 0 || values[i - 1] === null ? "M" : "L"}${x(i).toFixed(1)},${y(value).toFixed(1)}`)).join("");
  const top = band.high === null ? 0 : y(band.high);
  const bottom = band.low === null ? height : y(band.low);
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} preserveAspectRatio="none">
      {(band.low !== null || band.high !== null) && <rect x={0} width={width} y={top} height={Math.max(0, bottom - top)} className="spark-band" />}
      <path d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

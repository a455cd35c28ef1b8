// Line icons on a 24 grid, drawn for this page: a word always stands beside them.
const shapes = {
  leaf: "M5 20c0-9 5-15 15-16 0 10-5 15-13 15M5 20c2-5 5-8 9-10",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  chart: "M4 4v16h16M8 15l3-4 3 2 5-7",
  rule: "M5 6h6M5 12h14M5 18h9M15 4l3 2-3 2M11 4v4",
  bell: "M6 16V11a6 6 0 0112 0v5l2 2H4zM10 21h4",
  gear: "M12 9a3 3 0 100 6 3 3 0 000-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1",
  stop: "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16v.5",
  warning: "M12 4l9 16H3zM12 10v4M12 17v.5",
  critical: "M12 3a9 9 0 100 18 9 9 0 000-18zM9 9l6 6M15 9l-6 6",
  info: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5M12 8v.5",
  ok: "M12 3a9 9 0 100 18 9 9 0 000-18zM8 12l3 3 5-6",
  unknown: "M12 3a9 9 0 100 18 9 9 0 000-18zM9.5 9.5a2.5 2.5 0 114 2c-1 .8-1.5 1.2-1.5 2.5M12 17v.5",
  clock: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2",
  on: "M12 3v8M7 6a8 8 0 1010 0",
  off: "M12 4a8 8 0 100 16 8 8 0 000-16z",
  offline: "M4 4l16 16M8.5 12.5a5 5 0 012-1.2M5 9a10 10 0 013-2M12 5c3 0 5.5 1 7.5 3M12 18v.5M15 12.3l1 .7",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 016 0v3",
  hand: "M8 12V6a1.5 1.5 0 013 0v5V5a1.5 1.5 0 013 0v6V7a1.5 1.5 0 013 0v8a6 6 0 01-6 6c-3 0-4-2-6-6l-2-3a1.5 1.5 0 012.5-1.500L8 13",
  up: "M12 5v14M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  plus: "M12 5v14M5 12h14",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  edit: "M4 20l1-4L16 5l3 3L8 19z",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  user: "M12 4a4 4 0 100 8 4 4 0 000-8zM4 21c1-5 4-7 8-7s7 2 8 7",
  users: "M9 5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM2 20c.5-4 3-6 7-6s6.5 2 7 6M16 5a3.5 3.5 0 010 7M18 14c2.5.8 3.7 2.800 4 6",
  key: "M8 10a4 4 0 104 4l8-8M17 9l2 2M14 12l2 2",
  plug: "M9 3v5M15 3v5M6 8h12v3a6 6 0 01-12 0zM12 17v4",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.5M4 12h.5M4 18h.5",
  grid: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  gauge: "M4 18a9 9 0 1116 0M12 15l4-5",
  fan: "M12 12m-2 0a2 2 0 104 0 2 2 0 10-4 0M12 10c-3-4 0-7 3-6s1 5-1 6.500M14 12c4-3 7 0 6 3s-5 1-6.5-1M12 14c3 4 0 7-3 6s-1-5 1-6.500M10 12c-4 3-7 0-6-3s5-1 6.5 1",
  moon: "M19 14a8 8 0 01-9-9 8 8 0 109 9z",
  sun: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.500M17.5 17.500L19 19M5 19l1.5-1.500M17.5 6.500L19 5",
  exit: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  play: "M7 4l12 8-12 8z",
  differs: "M5 9h14M5 15h14M16 4L8 20",
  same: "M5 9h14M5 15h14",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
  send: "M4 11l16-7-6 16-3-7z",
  report: "M6 3h9l4 4v14H6zM9 11h7M9 15h7M9 19h4",
  cloud: "M7 18a4 4 0 010-8 5.500 5.500 0 0110.500-1A4.500 4.500 0 0117 18z",
  card: "M3 6h18v12H3zM3 10h18M6 15h4",
  download: "M12 4v11M7 11l5 5 5-5M4 20h16",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" strokeLinejoin="round" {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}>
      <path d={shapes[name]} />
    </svg>
  );
}

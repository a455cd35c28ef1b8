namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>How a report looks: the dashboard's colours, on a screen by day and by night, on a phone and on A4.</summary>
internal static class ReportStyle
{
    public static Markup Css => new("""

        :root { --ground: #f4f6f4; --surface: #fff; --line: #d6ddd7; --ink: #151d18; --quiet: #4d5a52; --accent: #14663a; --band: #e6efe8; --sunken: #ecf0ec;
          --warning: #864900; --warning-soft: #fdf0dc; --critical: #b01e16; --critical-soft: #fdeae8; --info: #1a5a9e; --info-soft: #e4eefa; }
        @media screen and (prefers-color-scheme: dark) {
          :root { color-scheme: dark; --ground: #0e1311; --surface: #161d19; --line: #2b3630; --ink: #e7ede9; --quiet: #a3b3a9; --accent: #62cf90; --band: #1e2b24; --sunken: #1d2621;
            --warning: #f2b25c; --warning-soft: #33260f; --critical: #ff9486; --critical-soft: #3a1714; --info: #86bdf6; --info-soft: #16283c; }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
          font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        main { max-width: 1000px; margin: 0 auto; padding: 24px; display: grid; gap: 24px; grid-template-columns: minmax(0, 1fr); }
        h1, h2, h3, p, dl, dd, ul, figure { margin: 0; padding: 0; }
        h1 { font-size: 22px; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
        h2 { font-size: 16px; line-height: 1.3; font-weight: 650; margin-bottom: 8px; }
        h3 { font-size: 13px; line-height: 1.3; font-weight: 550; color: var(--quiet); }
        .quiet, .date, footer { color: var(--quiet); }
        section > .quiet { font-size: 13px; margin: -4px 0 8px; }
        .headline { font-size: 18px; line-height: 1.35; border-left: 3px solid var(--accent); padding-left: 12px; }
        .notes { padding-left: 18px; margin-top: -12px; }
        .badge { display: inline-block; padding: 0 8px; border-radius: 99px; font-size: 13px; line-height: 20px; font-weight: 550; background: var(--sunken); color: var(--quiet); white-space: nowrap; }
        .warning { background: var(--warning-soft); color: var(--warning); }
        .critical { background: var(--critical-soft); color: var(--critical); }
        .info { background: var(--info-soft); color: var(--info); }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(176px, 1fr)); gap: 12px; }
        .card { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 12px; }
        .value { font-size: 24px; line-height: 1.25; font-weight: 600; letter-spacing: -0.02em; margin: 2px 0 6px; }
        .unit { font-size: 13px; font-weight: 500; letter-spacing: 0; color: var(--quiet); white-space: nowrap; }
        .card dl div { display: grid; grid-template-columns: minmax(0, 1fr) auto 36px; gap: 4px; font-size: 12px; color: var(--quiet); white-space: nowrap; }
        .card dd { text-align: right; }
        .change { color: var(--ink); }
        .charts h3 { margin: 16px 0 4px; }
        .lane { display: grid; grid-template-columns: 168px minmax(0, 1fr); gap: 0 12px; margin-bottom: 10px; break-inside: avoid; }
        .lane figcaption { font-size: 13px; line-height: 1.35; }
        .lane b { font-weight: 600; }
        .extent { display: block; font-size: 12px; }
        .plot { position: relative; padding: 0 8px 0 44px; }
        .plot svg { display: block; width: 100%; height: 104px; background: var(--surface); overflow: visible; }
        .values { position: absolute; left: 0; top: 0; width: 40px; height: 104px; }
        .values span { position: absolute; right: 2px; transform: translateY(-50%); font-size: 11px; line-height: 1; color: var(--quiet); white-space: nowrap; }
        .hours { position: relative; height: 18px; font-size: 11px; color: var(--quiet); }
        .hours span { position: absolute; top: 2px; transform: translateX(-50%); white-space: nowrap; }
        svg path, svg rect { vector-effect: non-scaling-stroke; }
        .grid { fill: none; stroke: var(--line); stroke-width: 1; }
        .band { fill: var(--band); }
        .line { fill: none; stroke: var(--accent); stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
        .nothing { align-self: center; font-size: 13px; padding-left: 44px; }
        .runs .lane { margin-bottom: 3px; align-items: center; }
        .run figcaption { display: flex; gap: 8px; justify-content: space-between; }
        .run .name { min-width: 0; }
        .run .extent { white-space: nowrap; line-height: 18px; }
        .plot .off, .run .off { fill: var(--sunken); }
        .on { fill: var(--accent); }
        .run svg { height: 14px; }
        .runs > .plot { margin-left: 180px; }
        table { width: 100%; border-collapse: collapse; font-size: 14px; background: var(--surface); border: 1px solid var(--line); }
        th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; font-weight: 400; }
        th:first-child { text-align: left; }
        thead th { color: var(--quiet); font-size: 12px; font-weight: 550; white-space: nowrap; }
        tbody tr { break-inside: avoid; }
        tbody tr:last-child > * { border-bottom: 0; }
        td { white-space: nowrap; }
        td b { font-weight: 600; }
        .kind { font-size: 12px; display: block; }
        span.off { display: block; font-size: 12px; color: var(--warning); font-weight: 550; }
        footer { font-size: 13px; border-top: 1px solid var(--line); padding-top: 12px; }
        @media screen and (max-width: 640px) {
          main { padding: 16px; gap: 20px; }
          .cards { grid-template-columns: 1fr 1fr; gap: 8px; }
          .card { padding: 10px; }
          .value { font-size: 20px; }
          .card dl div { grid-template-columns: minmax(0, 1fr) auto 30px; gap: 4px; font-size: 11px; }
          .lane { grid-template-columns: minmax(0, 1fr); gap: 2px; }
          .lane figcaption { display: flex; flex-wrap: wrap; gap: 0 6px; align-items: baseline; }
          .extent { margin-left: auto; }
          .plot { padding-left: 36px; }
          .values { width: 32px; }
          .runs > .plot { margin-left: 0; }
          .run .plot { padding-left: 36px; }
          table, tbody, tr, th { display: block; }
          thead { display: none; }
          tbody tr { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 4px 8px; padding: 10px 12px; border-bottom: 1px solid var(--line); }
          tbody tr:last-child { border-bottom: 0; }
          th, td { padding: 0; border: 0; }
          th { grid-column: 1 / -1; }
          td { text-align: left; white-space: normal; }
          span.off { font-size: 11px; }
          td::before { content: attr(data-head); display: block; font-size: 11px; color: var(--quiet); }
          td:only-of-type { grid-column: 1 / -1; }
          .kind { display: inline; }
        }
        @page { size: A4; margin: 14mm; }
        @media print {
          body { background: #fff; font-size: 12px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          main { display: block; max-width: none; padding: 0; }
          main > * { margin-bottom: 14px; }
          .cards { grid-template-columns: repeat(4, 1fr); gap: 8px; }
          .card { padding: 8px 10px; break-inside: avoid; }
          .value { font-size: 17px; }
          .card dl div { font-size: 9.5px; grid-template-columns: minmax(0, 1fr) auto 32px; gap: 4px; }
          .lane { grid-template-columns: 130px minmax(0, 1fr); }
          .plot svg, .values { height: 74px; }
          .run svg { height: 10px; }
          .runs > .plot { margin-left: 142px; }
          .notes { margin-top: 0; }
          table { font-size: 11px; }
          thead th, .kind, span.off, .extent, .lane figcaption, section > .quiet, footer { font-size: 10px; }
          th, td { padding: 3px 6px; }
          h2 { break-after: avoid; }
        }

        """);
}

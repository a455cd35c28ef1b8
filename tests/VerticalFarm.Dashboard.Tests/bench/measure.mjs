const limits = { load: 25, frames: 50, growth: 10 };

/** The page's load and heap over a time, told every minute: of its main thread by TaskDuration, and of all of its process by the system. */
export async function watch(browser, page, forMs, tell) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const system = await browser.newBrowserCDPSession();
  const metrics = async () => Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
  const heap = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await metrics()).JSHeapUsedSize / 1e6;
  };
  // Of several renderers the page's is the one that worked the most.
  const processSeconds = async () => Math.max(0, ...(await system.send("SystemInfo.getProcessInfo")).processInfo.filter(({ type }) => type === "renderer").map(({ cpuTime }) => cpuTime));

  let heapBefore = await heap();
  const began = { at: performance.now(), tasks: (await metrics()).TaskDuration, process: await processSeconds() };
  let last = began;
  for (let minute = 1; performance.now() - began.at < forMs - 500; minute++) {
    await page.waitForTimeout(Math.min(60_000, forMs - (performance.now() - began.at)));
    const now = { at: performance.now(), tasks: (await metrics()).TaskDuration };
    const kept = await heap();
    tell(minute, ((now.tasks - last.tasks) / (now.at - last.at)) * 1e5, kept);
    // In the first minute, code and shapes are compiled and what is asked for seldom comes for the first time: what grows after it, grows for good.
    if (minute === 1) heapBefore = kept;
    last = { at: performance.now(), tasks: (await metrics()).TaskDuration };
  }
  const seconds = (performance.now() - began.at) / 1000;
  const thread = (((await metrics()).TaskDuration - began.tasks) / seconds) * 100;
  const all = (((await processSeconds()) - began.process) / seconds) * 100;
  return { seconds, thread, all, heapBefore, heapAfter: await heap(), nodes: (await metrics()).Nodes };
}

/** Frames a second while the page is scrolled up and down by its wheel, and the longest wait for one. */
export async function scroll(page, forMs) {
  await page.mouse.move(700, 500);
  await page.evaluate(() => {
    const seen = { frames: [], going: true };
    window.seenFrames = seen;
    const frame = (at) => (seen.frames.push(at), seen.going && requestAnimationFrame(frame));
    requestAnimationFrame(frame);
  });
  for (const began = performance.now(); performance.now() - began < forMs; ) {
    await page.mouse.wheel(0, Math.sin((performance.now() - began) / 700) > 0 ? 60 : -60);
    await page.waitForTimeout(16);
  }
  const frames = await page.evaluate(() => ((window.seenFrames.going = false), window.seenFrames.frames));
  const waits = frames.slice(1).map((at, i) => at - frames[i]).sort((a, b) => a - b);
  return { fps: (frames.length - 1) / ((frames.at(-1) - frames[0]) / 1000), late: waits[Math.floor(waits.length * 0.99)], longest: waits.at(-1) };
}

export function report({ seconds, thread, all, heapBefore, heapAfter, nodes, fps, late, longest, sent, missed }) {
  const line = (name, value, limit, good) => console.log(`${name.padEnd(34)} ${value.padEnd(44)} ${limit && `${good ? "within" : "BEYOND"} ${limit}`}`.trimEnd());
  console.log(`\nWatched for ${seconds.toFixed(0)} s; ${sent} readings sent, ${missed} not taken.`);
  line("Page's main thread", `${thread.toFixed(1)} % of a core`, `${limits.load} %`, thread <= limits.load);
  line("Page's whole process", `${all.toFixed(1)} % of a core`, "", true);
  line("Frames while scrolling", `${fps.toFixed(1)} a second; 99 % within ${late.toFixed(0)} ms, longest ${longest.toFixed(0)} ms`, `${limits.frames} a second`, fps >= limits.frames);
  line("Heap after collecting garbage", `${heapBefore.toFixed(1)} MB, then ${heapAfter.toFixed(1)} MB; ${nodes} nodes`, `${limits.growth} % more`, heapAfter <= heapBefore * (1 + limits.growth / 100));
}

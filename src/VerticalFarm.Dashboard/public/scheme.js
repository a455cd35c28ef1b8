// Before anything is drawn: the scheme that was chosen here, or the one of the system, so that nothing flashes.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("verticalfarm.scheme");
  } catch {
    chosen = null; // Storage is forbidden: as the system has it.
  }
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
})();

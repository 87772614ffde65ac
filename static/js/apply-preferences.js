// Runs in <head> before anything is painted, so that a remembered reading preference never flickers in.
// A classic script on purpose: modules run too late.
(() => {
  try {
    for (const name of ["type", "contrast"]) {
      const value = localStorage.getItem(`reading.${name}`);
      if (value) document.documentElement.dataset[name] = value;
    }
  } catch {
    // Storage may be forbidden; the page is then read as it comes.
  }
})();

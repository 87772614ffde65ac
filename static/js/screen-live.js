// Runs in <head> before anything is painted, so that the slides of the wall screen never stand below each other first.
// A classic script on purpose: modules run too late.
document.documentElement.classList.add("is-live");

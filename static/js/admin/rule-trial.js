// 试算: what a rule would find, asked with the form as it stands and shown below the button.
// Without this file the same button opens the answer as a page of its own.

const button = document.querySelector("[data-trial]");
const place = document.querySelector("[data-trial-result]");

button?.addEventListener("click", async (event) => {
  event.preventDefault();
  button.disabled = true;
  try {
    const response = await fetch(button.formAction, {
      method: "POST",
      body: new FormData(button.form),
      headers: { "X-Fragment": "trial" },
    });
    if (!response.ok || response.redirected) throw new Error("no answer");
    place.innerHTML = await response.text();
  } catch {
    place.textContent = "没有得到结果，请刷新页面后再试。";
  } finally {
    button.disabled = false;
  }
});

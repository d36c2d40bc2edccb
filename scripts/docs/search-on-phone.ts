/** Runs in the page: on a phone the search is hidden in the menu, so a button opens it. */
export function connectSearchButton(): void {
  const button = document.querySelector<HTMLButtonElement>('#search-on-phone')
  button?.addEventListener('click', () => {
    const init = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true }
    document.body.dispatchEvent(new KeyboardEvent('keydown', init))
  })
}

document.addEventListener('DOMContentLoaded', connectSearchButton)

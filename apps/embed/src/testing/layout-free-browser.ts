/** jsdom lays nothing out, so it shows no dialog and sees nothing scroll into view: here everything is in view. */
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true
  },
  close(this: HTMLDialogElement) {
    this.open = false
    this.dispatchEvent(new Event('close'))
  },
})

class AlwaysInView {
  readonly #seen: (entries: { isIntersecting: boolean }[]) => void

  constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
    this.#seen = seen
  }

  observe(): void {
    this.#seen([{ isIntersecting: true }])
  }

  disconnect(): void {}
}

class NeverResized {
  observe(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, { IntersectionObserver: AlwaysInView, ResizeObserver: NeverResized })

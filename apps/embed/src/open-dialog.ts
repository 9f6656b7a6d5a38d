/** A frame that grew with its content can be many screens tall; above this, its middle may be out of sight. */
const tallFrame = 1000
const margin = 16

/** Opens it in the middle of what the person sees: their last focus is the only thing that tells where that is. */
export function openDialog(dialog: HTMLDialogElement): void {
  const from = document.activeElement?.getBoundingClientRect()
  dialog.showModal()
  if (!from || window.innerHeight < tallFrame) return

  const lowest = window.innerHeight - dialog.offsetHeight - margin
  const top = Math.max(margin, Math.min(from.bottom - dialog.offsetHeight / 2, lowest))
  dialog.style.marginBlock = `${Math.round(top)}px auto`
}

/** A choice that belongs to this browser. Storage may be forbidden; the choice then lasts as long as the page. */
export function remember(name: string, value: string) {
  try {
    localStorage.setItem(`lectern.${name}`, value)
  } catch {
    // Nothing to do: the page already shows the choice.
  }
}

export function remembered<Choice extends string>(name: string, choices: readonly Choice[]) {
  try {
    const stored = localStorage.getItem(`lectern.${name}`)
    return choices.find((choice) => choice === stored)
  } catch {
    return undefined
  }
}

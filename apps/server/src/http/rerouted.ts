/**
 * The addresses of a host that is simulated: `https://HOST/PATH` is answered at `{base}/HOST/PATH`. Without a simulation
 * every address is itself.
 */
export const reroutedTo =
  (base: string | undefined) =>
  (url: string): string =>
    base === undefined ? url : url.replace(/^https:\/\//, `${base}/`)

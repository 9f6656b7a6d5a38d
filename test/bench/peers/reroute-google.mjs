// Loaded into a worker that is measured: Google's addresses are answered by a simulated Google on this machine.
const base = process.env.BENCH_GOOGLE
const real = globalThis.fetch
globalThis.fetch = (address, init) => {
  const url = new Request(address).url
  const isGoogle = /^https:\/\/[^/]*\.google(apis)?\.com\//.test(url)
  return real(isGoogle ? url.replace('https://', `${base}/`) : address, init)
}

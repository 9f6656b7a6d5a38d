// Loaded into a worker that is measured: Microsoft's addresses are answered by a simulated Microsoft on this machine.
const base = process.env.BENCH_MICROSOFT
const real = globalThis.fetch
globalThis.fetch = (address, init) => {
  const url = new Request(address).url
  const isMicrosoft = /^https:\/\/(graph\.microsoft|login\.microsoftonline)\.com\//.test(url)
  return real(isMicrosoft ? url.replace('https://', `${base}/`) : address, init)
}

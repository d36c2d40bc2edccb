/** `node require.cjs PACKAGE`: milliseconds to load it, and since the process began. */
const start = performance.now()
require(process.argv[2])
const sinceStart = performance.now()
console.log(JSON.stringify({ duration: sinceStart - start, sinceStart }))

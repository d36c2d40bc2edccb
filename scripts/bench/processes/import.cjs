/** `node import.cjs import|require PACKAGE`: milliseconds to load it, and since the process began. */
const [how, name] = process.argv.slice(2)
const start = performance.now()
Promise.resolve(how === 'import' ? import(name) : require(name)).then(() => {
  const sinceStart = performance.now()
  process.stdout.write(JSON.stringify({ duration: sinceStart - start, sinceStart }))
})

/** The arguments of the command, and its errors on one line; `command.test.ts` runs the command itself. */
import { describe, expect, it } from 'vitest'
import { HELP, oneLine, parseCommandLine } from '../../src/sandbox/command-line.js'

describe('a command line', () => {
  it('starts the sandbox on port 8787 of this machine by default', () => {
    expect(parseCommandLine([])).toEqual({ action: 'start', port: 8787, host: '127.0.0.1', folder: undefined })
  })

  it('takes a port, a host and a folder', () => {
    expect(parseCommandLine(['--port', '0', '--host', '::1', '--pem-dir', './pem'])).toEqual({
      action: 'start',
      port: 0,
      host: '::1',
      folder: './pem',
    })
    expect(parseCommandLine(['--port=65535'])).toMatchObject({ port: 65535 })
  })

  it('asks for help or the version, whatever else it has', () => {
    expect(parseCommandLine(['--help', '--port', 'x'])).toEqual({ action: 'help' })
    expect(parseCommandLine(['--version', '--port', 'x'])).toEqual({ action: 'version' })
  })

  it.each([
    [['--port', 'x'], /^--port must be a number from 0 to 65535, but is "x"$/],
    [['--port', '-1'], /--port/],
    [['--port', '1.5'], /--port must be a number/],
    [['--port', ''], /--port must be a number/],
    [['--port', '65536'], /--port must be a number/],
    [['--port', '\u009B'.repeat(100)], /but is "(\\u009b){64}…"$/],
    [['--nonsense'], /Unknown option '--nonsense'/],
    [['extra'], /Unexpected argument 'extra'/],
    [['--pem-dir', ''], /^--pem-dir must name a folder, but is empty$/],
  ])('is refused: %j', (args, message) => {
    expect(() => parseCommandLine(args)).toThrow(message)
  })

  it('has a help text that names each option', () => {
    for (const option of ['--port', '--host', '--pem-dir', '--help', '--version']) expect(HELP).toContain(option)
  })
})

describe('an error on one line', () => {
  it.each<[unknown, string]>([
    [new Error('a port is taken'), 'a port is taken'],
    ['text', 'text'],
    [undefined, 'undefined'],
    [new Error('a\nb\u001B[31mc\u007Fd\u009Be\u2028f'), 'a\\u000ab\\u001b[31mc\\u007fd\\u009be\\u2028f'],
    ['订单 😀', '订单 😀'],
  ])('is %j without what a terminal obeys', (error, line) => {
    expect(oneLine(error)).toBe(line)
  })
})

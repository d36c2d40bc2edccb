import { NOW } from '../../helpers.js'

/** Stops the clock at the moment when the answers and requests of the tests were signed; returns what lets it go on. */
export function stopClock(): () => void {
  const { now } = Date
  Date.now = () => NOW * 1000
  return () => void (Date.now = now)
}

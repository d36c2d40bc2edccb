import { NOW } from '../../helpers.js'

/** Stops the clock at the moment when the tests' responses and requests were signed; returns a function that starts it again. */
export function stopClock(): () => void {
  const { now } = Date
  Date.now = () => NOW * 1000
  return () => void (Date.now = now)
}

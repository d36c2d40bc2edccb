/** `2015-05-20T13:29:35+08:00`, in Beijing time. */
export function rfc3339(date: Date): string {
  return `${new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}

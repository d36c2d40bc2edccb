/** A request that arrived, and what became of it. */
export interface SandboxRequest {
  readonly method: string
  readonly url: string
  readonly body: string
  /** The status that was answered; undefined when a fault cut the connection or let it stall. */
  readonly status: number | undefined
  /** What the sandbox found wrong; `not checked` when a fault was answered in place of looking at the request. */
  readonly verdict: 'ok' | 'not checked' | { readonly code: string; readonly message: string }
  /** The fault that was played, if any. */
  readonly fault?: string
}

/** The last 1000 requests, oldest first; fewer when their bodies are large. */
export interface SandboxRequests {
  list(): SandboxRequest[]
  clear(): void
}

const MAX_REQUESTS = 1000
/** Characters of all bodies together: a thousand bodies of 1 MiB would be more than a machine has to spare. */
const MAX_TEXT = 16 * 1024 * 1024

export class RequestLog implements SandboxRequests {
  #requests: SandboxRequest[] = []
  #text = 0

  push(request: SandboxRequest): void {
    this.#requests.push(request)
    this.#text += request.body.length
    while (this.#requests.length > MAX_REQUESTS || this.#text > MAX_TEXT) {
      this.#text -= this.#requests.shift()?.body.length ?? 0
    }
  }

  list(): SandboxRequest[] {
    return [...this.#requests]
  }

  clear(): void {
    this.#requests = []
    this.#text = 0
  }
}

// Sending a file to the server as it is, told how far it has gone; every outcome comes back as a value.
import { type Endpoint, requestOf } from '../kernel/endpoint.ts'
import { type Called, outcomeOf } from './call.ts'

/** Never throws. `onProgress` hears bytes sent; `signal` stops it, which counts as offline: nothing arrived whole. */
export function upload<I, A>(
  endpoint: Endpoint<I, A>,
  input: I & Readonly<Record<string, unknown>>,
  file: Blob,
  { onProgress, signal }: { onProgress: (sent: number) => void; signal: AbortSignal },
): Promise<Called<A>> {
  return new Promise((done) => {
    // fetch cannot tell how much of a body is sent
    const request = new XMLHttpRequest()
    const over = (told: Called<A>) => {
      signal.removeEventListener('abort', stop)
      done(told)
    }
    const stop = () => request.abort()
    request.upload.onprogress = (e) => onProgress(e.loaded)
    request.onload = () => over(outcomeOf(request.status, jsonOf(request.responseText)))
    request.onerror = () => over({ offline: true })
    request.onabort = () => over({ offline: true })
    signal.addEventListener('abort', stop)
    request.open(endpoint.method, requestOf(endpoint as Endpoint, input).path)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.send(file)
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

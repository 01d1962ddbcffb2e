// A bucket for tests: speaks as much S3 as Nido uses, keeps objects in memory, and believes only what is signed (AWS Signature 4).
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** Why a request is not signed by this key; undefined when it is. Source: AWS, Signature Version 4 signing process. */
function unsigned(request: IncomingMessage, body: Buffer, keyId: string, secret: string): string | undefined {
  const told =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!told) return 'no signature'
  const [, id, day, region, names, signature] = told as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  if (id !== keyId) return 'unknown key'
  const headers = names.split(';')
  for (const needed of ['host', 'x-amz-date', 'x-amz-content-sha256'])
    if (!headers.includes(needed)) return `${needed} is not signed`
  const payload = String(request.headers['x-amz-content-sha256'])
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha(body)) return 'another body than was signed'
  const at = String(request.headers['x-amz-date'])
  const stamp = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!at.startsWith(day) || Math.abs(Date.now() - stamp) > 15 * 60_000) return 'another time'
  const url = new URL(request.url ?? '/', 'http://x')
  const query = [...url.searchParams]
    .map(([k, x]) => `${encoded(k)}=${encoded(x)}`)
    .sort()
    .join('&')
  const canonical = [
    request.method,
    url.pathname,
    query,
    ...headers.map((h) => `${h}:${String(request.headers[h]).trim()}`),
    '',
    names,
    payload,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'), 'aws4_request')
  const right = hmac(key, `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha(canonical)}`)
  return timingSafeEqual(right, Buffer.from(signature, 'hex')) ? undefined : 'a wrong signature'
}

export async function s3StandIn(keyId: string, secret: string) {
  const objects = new Map<string, Buffer>()
  const refused: string[] = []
  let failing: number | undefined
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (b: Buffer) => parts.push(b))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      const why = unsigned(request, body, keyId, secret)
      if (why) {
        refused.push(why)
        return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
      }
      if (failing) return response.writeHead(failing).end('<Error><Code>InternalError</Code></Error>')
      const name = new URL(request.url ?? '/', 'http://x').pathname
      const found = objects.get(name)
      switch (request.method) {
        case 'PUT':
          objects.set(name, body)
          return response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end()
        case 'GET':
        case 'HEAD':
          if (!found) return response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
          return response
            .writeHead(200, { 'content-length': found.length, etag: '"x"' })
            .end(request.method === 'GET' ? found : undefined)
        case 'DELETE':
          objects.delete(name)
          return response.writeHead(204).end()
        default:
          return response.writeHead(405).end()
      }
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/nido`,
    objects,
    refused,
    fail: (status: number | undefined) => {
      failing = status
    },
    stop: () => new Promise<void>((done) => server.close(() => done())),
  }
}

// A bucket that speaks S3 as the place of sealed files: what lies there is unreadable to whoever keeps it.
import { S3mini } from 's3mini'
import { checkedName, type FileStore } from './file-place.ts'

export type Bucket = {
  /** address of the bucket, its name at the end of the path or before the host */
  readonly url: string
  readonly region: string
  readonly keyId: string
  readonly secret: string
}

const PATIENCE_MS = 60_000

/** Rejects when the bucket does not answer or refuses; the words of its answer are left out, they may repeat the request. */
export function bucketStore(bucket: Bucket): FileStore {
  const s3 = new S3mini({
    accessKeyId: bucket.keyId,
    secretAccessKey: bucket.secret,
    endpoint: bucket.url,
    region: bucket.region,
    requestAbortTimeout: PATIENCE_MS,
  })
  // the first two digits as a folder, as on a disk: people look into buckets too
  const at = (name: string) => `archivos/${checkedName(name).slice(0, 2)}/${name}`
  const told = async <T>(what: string, work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (e) {
      const { name, status } = e as { name?: string; status?: number }
      throw new Error(`the bucket did not ${what}: ${status ?? name ?? 'no answer'}`)
    }
  }
  return {
    put: async (name, sealed) => {
      const said = await told('take a file', s3.putObject(at(name), sealed, 'application/octet-stream'))
      if (!said.ok) throw new Error(`the bucket did not take a file: ${said.status}`)
    },
    get: async (name) => {
      const bytes = await told('give a file', s3.getObjectArrayBuffer(at(name)))
      return bytes === null ? undefined : Buffer.from(bytes)
    },
    remove: async (name) => {
      await told('delete a file', s3.deleteObject(at(name)))
    },
  }
}

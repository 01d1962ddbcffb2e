// Sealed records: what may be told to the persons of the protocol alone; of one form and one size, whatever lies inside.
import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Uuid } from './ids.ts'

/** A record is sealed to so many keys; places nobody holds the key of look like the others. */
export const SEALED_KEYS = 8
/** Bytes inside, padded. */
export const SEALED_BYTES = 6144
/** Characters of every record. */
export const SEALED_LENGTH = 10_100

/** JWE JSON (RFC 7516 §7.2.1): ECDH-ES+A256KW on P-256, A256GCM, canonical. That it is one is all that may be known of it. */
const SEALED =
  /^\{"ciphertext":"[\w-]{8192}","iv":"[\w-]{16}","protected":"[\w-]{54}","recipients":\[(?:\{"encrypted_key":"[\w-]{54}","header":\{"epk":\{"crv":"P-256","kty":"EC","x":"[\w-]{43}","y":"[\w-]{43}"\}\}\},?){8}\],"tag":"[\w-]{22}"\}$/

export const Sealed = v.pipe(
  v.string(),
  v.length(SEALED_LENGTH, 'se esperaba un registro sellado'),
  v.regex(SEALED, 'se esperaba un registro sellado'),
)

/** A letter box: anyone who is in and any tablet, revoked ones too. The same record twice is there once. Nothing is answered. */
export const handInSealed = endpoint({
  id: 'sealed.hand-in',
  method: 'POST',
  path: '/v1/sealed',
  words: { es: 'Entregar un registro sellado', en: 'Hand in a sealed record' },
  access: { who: 'self' },
  quiet: true,
  input: v.object({
    id: Uuid,
    /** of a person: the center or office it is about; a tablet's is known */
    book: v.optional(Uuid),
    sealed: Sealed,
  }),
  answer: v.object({}),
})

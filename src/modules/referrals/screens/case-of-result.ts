// The case a result opens, named by child and result: pressing twice, or on two machines, opens one.
import { useEffect, useState } from 'react'
import { uuidOfDigest } from '../../../kernel/ids.ts'
import { resultCase } from '../rules/result-case.ts'

/** A result opens one case, whoever says the doubt first and however often: the case is named by child and result, hashed. */
export async function caseOfResult(child: string, result: string): Promise<string> {
  const text = new TextEncoder().encode(resultCase(child, result))
  return uuidOfDigest(new Uint8Array(await crypto.subtle.digest('SHA-256', text)))
}

/** The id of the case a result opens; undefined until it is reckoned. */
export function useCaseOfResult(child: string, result: string): string | undefined {
  const [named, setNamed] = useState<{ readonly of: string; readonly id: string }>()
  const of = `${child}/${result}`
  useEffect(() => {
    let stale = false
    void caseOfResult(child, result).then((id) => {
      if (!stale) setNamed({ of: `${child}/${result}`, id })
    })
    return () => {
      stale = true
    }
  }, [child, result])
  return named?.of === of ? named.id : undefined
}

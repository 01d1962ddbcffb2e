// Fingerprints of the keys of persons of the protocol, for people to compare aloud: a false key is seen where they differ.
import { useEffect, useState } from 'react'
import { fingerprintOf } from '../../../device/confidential.ts'
import type { Named } from '../contract.ts'

/** The fingerprints of those who hold a key, by person. */
export function usePrints(persons: readonly Named[]): ReadonlyMap<string, string> {
  const [prints, setPrints] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    let gone = false
    void Promise.all(
      persons.flatMap((p) =>
        p.x && p.y ? [fingerprintOf({ x: p.x, y: p.y }).then((print) => [p.person, print] as const)] : [],
      ),
    ).then((all) => {
      if (!gone) setPrints(new Map(all))
    })
    return () => {
      gone = true
    }
  }, [persons])
  return prints
}

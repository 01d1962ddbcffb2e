// What happens when a fact about an audit arrives: the access it gives or ends. No tablet carries any of it.
import type { Taking } from '../../kernel/taking.ts'
import type { AuditGrant } from './contract.ts'
import { foldGrant } from './rules/fold-grant.ts'

const grant: Taking<AuditGrant> = {
  table: 'audit_grant',
  kinds: ['audit.granted', 'audit.ended'],
  keysOf: (f) => [f.kind === 'audit.granted' ? f.id : String(f.payload.grant)],
  fold: foldGrant,
}

export const auditTakings = [grant]

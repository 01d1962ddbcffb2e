// What happens when an agreement is opened, a clause put, something promised, evidence presented, a month reported.
import type { Taking } from '../../kernel/taking.ts'
import type {
  Agreement,
  AgreementBaseline,
  AgreementCommitment,
  AgreementFile,
  AgreementReport,
} from './contract.ts'
import { agreementCounts, reportCounts } from './indicators.ts'
import { asksOfCommitment } from './rules/asks.ts'
import { agreementOf, filesOf, foldAgreement, foldCommitment, foldEvidence } from './rules/fold-agreement.ts'
import { foldBaseline, foldReport } from './rules/fold-months.ts'

const kinds = (...names: string[]) => names.map((n) => `agreements.${n}`)

const agreement: Taking<Agreement> = {
  table: 'agreement',
  kinds: kinds('opened', 'clause-put', 'changed', 'center-named'),
  keysOf: (f) => [f.about],
  fold: foldAgreement,
  contributes: agreementCounts,
  lookedAt: true,
}
const commitment: Taking<AgreementCommitment> = {
  table: 'agreement_commitment',
  kinds: kinds(
    ...['commitment-made', 'commitment-dropped'],
    ...['evidence-presented', 'evidence-judged', 'evidence-answered'],
  ),
  keysOf: (f) => [f.about],
  subjectOf: agreementOf,
  fold: foldCommitment,
  asks: asksOfCommitment,
  lookedAt: true,
}
/** Nothing of a child is in them: whoever may read agreements may see them. */
const file: Taking<AgreementFile> = {
  table: 'agreement_file',
  kinds: kinds('evidence-presented'),
  keysOf: filesOf,
  subjectOf: (f) => ({ table: 'agreement_commitment', key: f.about }),
  fold: foldEvidence,
  shows: (r) => ({ about: r.party, needs: 'agreements.read', name: r.name }),
}
const report: Taking<AgreementReport> = {
  table: 'agreement_report',
  kinds: kinds('month-reported'),
  keysOf: (f) => [`${f.about}|${String(f.payload.month)}`],
  fold: foldReport,
  contributes: reportCounts,
}
const baseline: Taking<AgreementBaseline> = {
  table: 'agreement_baseline',
  kinds: kinds('baseline-told'),
  keysOf: (f) => [f.about],
  fold: foldBaseline,
}

export const agreementTakings = [agreement, commitment, file, report, baseline]

// Every endpoint of Nido with its handler: what the server serves, /api prints and the access test walks.
import { agreementAnswers } from '../modules/agreements/answers.ts'
import { attendanceAnswers } from '../modules/attendance/answers.ts'
import { auditAnswers } from '../modules/audit/answers.ts'
import { childrenAnswers } from '../modules/children/answers.ts'
import { constructionAnswers } from '../modules/construction/answers.ts'
import { dailyAnswers } from '../modules/daily/answers.ts'
import { developmentAnswers } from '../modules/development/answers.ts'
import { exchangeAnswers } from '../modules/exchange/answers.ts'
import { growthAnswers } from '../modules/growth/answers.ts'
import type { GrowthTables } from '../modules/growth/rules/growth-tables.ts'
import { guardiansAnswers } from '../modules/guardians/answers.ts'
import { learningAnswers } from '../modules/learning/answers.ts'
import { mentoringAnswers } from '../modules/mentoring/answers.ts'
import { needsAnswers } from '../modules/needs/answers.ts'
import { networkAnswers } from '../modules/network/answers.ts'
import { normOn } from '../modules/network/rules/norms.ts'
import { oversightAnswers } from '../modules/oversight/answers.ts'
import { partnersAnswers } from '../modules/partners/answers.ts'
import { placesAnswers } from '../modules/places/answers.ts'
import { protectionAnswers } from '../modules/protection/answers.ts'
import { referralsAnswers } from '../modules/referrals/answers.ts'
import { restructuringAnswers } from '../modules/restructuring/answers.ts'
import { safetyAnswers } from '../modules/safety/answers.ts'
import { sitingAnswers } from '../modules/siting/answers.ts'
import { staffAnswers } from '../modules/staff/answers.ts'
import { territoryAnswers } from '../modules/territory/answers.ts'
import { platformAnswers } from '../platform/answers.ts'
import { entryAnswers } from '../platform/entry-answers.ts'
import { fileAnswers } from '../platform/file-answers.ts'
import type { Bound } from '../platform/http.ts'
import { providerAnswers } from '../platform/provider-answers.ts'
import { sealedAnswers } from '../platform/sealed-answers.ts'
import { importTargets } from './modules.ts'

export const answersWith = (tables: GrowthTables): readonly Bound[] => [
  ...platformAnswers,
  ...fileAnswers,
  ...entryAnswers,
  ...providerAnswers,
  ...sealedAnswers,
  ...networkAnswers,
  ...territoryAnswers,
  ...staffAnswers,
  ...childrenAnswers,
  ...guardiansAnswers,
  ...placesAnswers,
  ...attendanceAnswers,
  ...dailyAnswers,
  ...growthAnswers(tables),
  ...safetyAnswers,
  ...protectionAnswers,
  ...developmentAnswers,
  ...referralsAnswers,
  ...learningAnswers,
  ...mentoringAnswers,
  ...constructionAnswers,
  ...partnersAnswers,
  ...needsAnswers,
  ...agreementAnswers,
  ...sitingAnswers,
  ...auditAnswers,
  ...restructuringAnswers,
  ...exchangeAnswers(importTargets),
  ...oversightAnswers(normOn),
]

// The words of a project's way from an offered plot to an open center: stages, schemes, documents of the property file, reasons to fall out.
import * as v from 'valibot'

/** In the order in which most projects pass them; what waits for what is a rule (`rules/stage-line.ts`). */
export const Stage = v.picklist([
  'offered',
  'visited',
  'validated',
  'file',
  'accepted',
  'deed',
  'design',
  'tender',
  'contract',
  'works',
  'equipment',
  'staffing',
  'licence',
  'open',
])
export type Stage = v.InferOutput<typeof Stage>

/** Who builds. Source: ceci.md §1.6: IMSS (tendered by SICT), companies, municipality or DIF. */
export const BuildScheme = v.picklist(['imss', 'empresa', 'municipal'])
export type BuildScheme = v.InferOutput<typeof BuildScheme>

/** How a published note or a person knows it. */
export const Certainty = v.picklist(['confirmed', 'observed', 'unconfirmed'])

/** Plan, forecast and what happened are three things, never mixed. */
export const DateOf = v.picklist(['planned', 'forecast', 'actual'])
export type DateOf = v.InferOutput<typeof DateOf>

/** Documents of the property file. Source: ceci.md §1.6 (desincorporación, Consejo Técnico, escritura); the list itself is a house proposal. */
export const PropertyDocument = v.picklist([
  'offer',
  'title',
  'encumbrance',
  'land-use',
  'survey',
  'soil',
  'services',
  'risk-opinion',
  'release',
  'council',
])
export type PropertyDocument = v.InferOutput<typeof PropertyDocument>
export const DocumentState = v.picklist(['asked', 'received', 'accepted', 'rejected'])
export type DocumentState = v.InferOutput<typeof DocumentState>

export const OutReason = v.picklist([
  'withdrawn',
  'legal',
  'risk',
  'size',
  'services',
  'demand',
  'money',
  'tender-void',
  'duplicate',
  'other',
])
export type OutReason = v.InferOutput<typeof OutReason>

/** Risks within 50 m and of the ground itself. Source: NOM-009-SEGOB-2015 (internal and external risks); LGPSACDII: none within 50 m. */
export const PlotRisk = v.picklist([
  'fuel',
  'gas-plant',
  'industry',
  'high-voltage',
  'rail-highway',
  'nightlife',
  'flood',
  'slope',
  'fault',
  'fill',
])
export type PlotRisk = v.InferOutput<typeof PlotRisk>
export const PlotService = v.picklist(['water', 'sewer', 'power', 'street', 'transport', 'internet'])
export type PlotService = v.InferOutput<typeof PlotService>

/** Works and their supervision are contracted apart; a supervisor does not answer to whom they watch. */
export const ContractFor = v.picklist(['works', 'supervision', 'equipment', 'design'])
export type ContractFor = v.InferOutput<typeof ContractFor>
export const TenderStep = v.picklist(['call', 'clarifications', 'opening', 'award', 'void'])
export type TenderStep = v.InferOutput<typeof TenderStep>
export const PaymentFor = v.picklist(['advance', 'estimate', 'settlement', 'retention'])
export type PaymentFor = v.InferOutput<typeof PaymentFor>

/** When a requirement of the building is looked at. */
export const CheckPhase = v.picklist(['design', 'works', 'opening'])
export type CheckPhase = v.InferOutput<typeof CheckPhase>
export const CheckResult = v.picklist(['met', 'unmet', 'not-needed'])
export type CheckResult = v.InferOutput<typeof CheckResult>

export const LogKind = v.picklist(['visit', 'instruction', 'finding', 'test', 'committee'])
export type LogKind = v.InferOutput<typeof LogKind>

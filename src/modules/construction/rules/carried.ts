// What a phone of works knows of a project, its contracts of works and its open findings.
import type { BuildScheme, CheckResult, PlotRisk, PlotService, Stage } from '../contract/stages.ts'

export type CarriedProject = {
  readonly name: string
  readonly municipality: string
  readonly address?: string
  readonly scheme: BuildScheme
  readonly stage: Stage
  readonly due?: string
  readonly latitude: number | null
  readonly longitude: number | null
  /** m² */
  readonly area?: number
  /** the last visit to the plot, as it was found */
  readonly seen?: {
    readonly on: string
    readonly risks: readonly PlotRisk[]
    readonly services: readonly PlotService[]
    readonly fit: 'yes' | 'no' | 'unsure'
  }
  /** by `requirement|phase` */
  readonly checks: Readonly<Record<string, CheckResult>>
}
export type CarriedContract = {
  readonly project: string
  readonly number: string
  readonly contractor: string
  readonly starts: string
  /** day and percent, by day */
  readonly progress: readonly (readonly [on: string, physical: number])[]
}
export type CarriedFinding = {
  readonly project: string
  readonly on: string
  readonly text: string
  readonly grave?: true
}

// The report comes out as an accessible document, whatever the study holds.
import { expect, it } from 'vitest'
import type { SurveyAnswer } from '../contract/survey.ts'
import { tallyOf } from '../rules/tally.ts'
import { workOut } from '../rules/work-out.ts'
import { reportOf } from './report.ts'

const [one, two] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002']
const none = { 'under-1': 0, '1': 0, '2': 0, '3': 0 }
const plain: SurveyAnswer = {
  ...{ party: one, shift: 'morning', sex: 'F', municipality: '02004', travel: '30', children: none },
}
const parent: SurveyAnswer = {
  ...{ ...plain, children: { ...none, '1': 1, '3': 1 }, care: 'family', use: 'yes', near: 'work' },
  ...{ from: '06:00', to: '16:00' },
}

it.each(['es', 'en'] as const)(
  'is set in %s, with hidden groups, options and assumptions',
  async (language) => {
    const answers = [plain, parent].flatMap((a) => Array.from({ length: 30 }, () => a))
    const others = answers.map((a) => ({ ...a, party: two, shift: 'evening' as const }))
    const result = workOut({
      parties: [
        { id: one!, name: 'Maquila #1 [Ñandú]', latitude: 32.5, longitude: -117, workers: 600 },
        { id: two!, name: 'Otra', latitude: 32.51, longitude: -117, workers: 500 },
      ],
      ...{
        tally: tallyOf([...answers, ...others], [one!, two!]),
        rosters: [],
        assumptions: [],
        supply: null,
        centersNear: null,
      },
      homes: { '02004': 'Tijuana' },
    })
    if ('wrong' in result) throw new Error(result.wrong)
    const version = {
      version: 1,
      on: '2026-11-27',
      by: one!,
      note: 'Nota *con* #signos',
      assumptions: [],
      result,
    }
    const study = { title: 'Parque Pacífico', from_day: '2026-11-01', until_day: '2026-11-20' }
    const { pdf, pages } = await reportOf(
      study,
      version,
      [{ name: 'Maquila #1 [Ñandú]' }, { name: 'Otra' }],
      language,
    )
    expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid')
    expect(pages).toBeGreaterThan(1)
    expect(pages).toBeLessThan(7)
  },
)

// A file that is no longer here: where the child is now, or that its data were erased; the file itself is out of sight.
import ListIcon from 'lucide-react/icons/list'
import { useEffect } from 'react'
import { useAskAgain, useForget } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { listChildren } from '../contract.ts'
import { leavingText } from './leaving-text.ts'
import type { MovedTo } from './transfer-child.tsx'

export type Gone = { readonly name: string; readonly to: MovedTo } | { readonly erased: true }

export function GoneFile({ book, child, gone }: { book: string; child: string; gone: Gone }) {
  const t = useText(leavingText)
  const { day } = useFormats()
  const may = useMay()
  const forget = useForget()
  const again = useAskAgain()
  // what was shown of the child leaves this computer's memory too
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the file goes
  useEffect(() => {
    forget((input) => input.child === child)
    void again(listChildren)
  }, [])
  const back = may('children.read') ? `/centro/${book}/ninas-y-ninos` : `/centro/${book}`
  return (
    <>
      <PageHead
        title={'to' in gone ? t.transfer.now(gone.name, gone.to.centerName) : t.erase.done}
        about={'to' in gone ? t.transfer.nowRoom(gone.to.roomName, day(gone.to.on)) : undefined}
      />
      <div className="stack">
        <p role="status">
          <StateShape state="calm" /> {'to' in gone ? t.transfer.kept : t.erase.doneAbout}
        </p>
        <div className="row">
          <ButtonLink to={back} look="main" icon={ListIcon}>
            {may('children.read') ? t.backToList : t.backToCenter}
          </ButtonLink>
          {'to' in gone ? (
            <ButtonLink to={`/centro/${gone.to.center}/nina-o-nino/${child}`} look="quiet">
              {t.transfer.openThere}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </>
  )
}

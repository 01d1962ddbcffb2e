// The desk's entry: mounts the frame of director, representation and national office.
import Compass from 'lucide-react/icons/compass'
import { useState } from 'react'
import { DeskFrame } from '../ui/desk-frame.tsx'
import { LoadingFrame } from '../ui/loading-frame.tsx'
import { mount } from './mount.tsx'

function Desk() {
  const [search, setSearch] = useState('')
  return (
    <DeskFrame
      capabilities={[{ id: 'board', label: 'México', to: '/', icon: Compass }]}
      current="board"
      path={[{ label: 'México' }]}
      search={search}
      onSearch={setSearch}
      who={{ name: '', post: '' }}
    >
      <LoadingFrame ready={false} height={24}>
        {null}
      </LoadingFrame>
    </DeskFrame>
  )
}

mount(<Desk />)

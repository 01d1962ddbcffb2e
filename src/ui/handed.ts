// What was typed in the desk's search, handed to the screen that goes on with it: a name must not lie in an address.
import { createContext } from 'react'

/** The frame keeps it as long as somebody is signed in. */
export const HandedContext = createContext<{ typed: string }>({ typed: '' })

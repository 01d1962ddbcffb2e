// Sixteen animals drawn by us, so that an educator who cannot read a name still finds the child.
import type { ReactNode } from 'react'
import type { Animal } from './face.ts'

/** Two tones on the child's color: `--fur` (light) and `--mark` (dark). Drawn on 48 × 48, face within a circle of 40. */
const eyes = (y: number, gap = 5, r = 1.9) => (
  <>
    <circle cx={24 - gap} cy={y} r={r} className="mark" />
    <circle cx={24 + gap} cy={y} r={r} className="mark" />
  </>
)

const smile = (y: number) => <path d={`M20.5 ${y}q3.5 3.4 7 0`} className="line" />
const nose = (y: number) => <path d={`M21.6 ${y}h4.8L24 ${y + 2.8}z`} className="mark" />

export const drawings: Readonly<Record<Animal, ReactNode>> = {
  rabbit: (
    <>
      <ellipse cx="18.5" cy="13" rx="3.8" ry="9" className="fur" />
      <ellipse cx="29.5" cy="13" rx="3.8" ry="9" className="fur" />
      <ellipse cx="18.5" cy="14" rx="1.5" ry="5.5" className="tint" />
      <ellipse cx="29.5" cy="14" rx="1.5" ry="5.5" className="tint" />
      <circle cx="24" cy="29" r="11.5" className="fur" />
      {eyes(27.5)}
      {nose(31)}
      <path d="M24 33.5v2.2M20.5 36q3.5 2.4 7 0" className="line" />
    </>
  ),
  cat: (
    <>
      <path d="M12 9l9 7h-9zM36 9l-9 7h9z" className="fur" />
      <path d="M12 9v16h7zM36 9v16h-7z" className="fur" />
      <circle cx="24" cy="27" r="12.5" className="fur" />
      {eyes(25.5, 5.2)}
      {nose(29.5)}
      {smile(33.5)}
      <path d="M7.5 28l6 1M8 33.5l5.5-1.5M40.5 28l-6 1M40 33.5l-5.5-1.5" className="line" />
    </>
  ),
  dog: (
    <>
      <circle cx="24" cy="25" r="12.5" className="fur" />
      <ellipse cx="12" cy="23" rx="4.2" ry="9.5" className="mark" />
      <ellipse cx="36" cy="23" rx="4.2" ry="9.5" className="mark" />
      {eyes(23.5, 4.8)}
      <ellipse cx="24" cy="28.5" rx="3.2" ry="2.3" className="mark" />
      {smile(33)}
      <path d="M24 31v2.5" className="line" />
    </>
  ),
  fox: (
    <>
      <path d="M9.5 9.5L22 17 12 27zM38.5 9.5L26 17l10 10z" className="fur" />
      <path d="M10.5 22q13.5-13 27 0-2 11-13.5 18.5Q12.5 33 10.5 22z" className="fur" />
      <path d="M24 40.5q-6-4-9-9 6-3 9 3 3-6 9-3-3 5-9 9z" className="tint" />
      {eyes(25, 5.5)}
      <circle cx="24" cy="38" r="2.3" className="mark" />
    </>
  ),
  bear: (
    <>
      <circle cx="14.5" cy="15" r="5.2" className="fur" />
      <circle cx="33.5" cy="15" r="5.2" className="fur" />
      <circle cx="14.5" cy="15" r="2.3" className="tint" />
      <circle cx="33.5" cy="15" r="2.3" className="tint" />
      <circle cx="24" cy="26" r="13" className="fur" />
      <ellipse cx="24" cy="31" rx="6" ry="4.8" className="tint" />
      {eyes(23.5, 5.5)}
      <ellipse cx="24" cy="29" rx="2.6" ry="1.9" className="mark" />
      {smile(32)}
    </>
  ),
  owl: (
    <>
      <path d="M11 10q13 6 26 0 2.5 30-13 31Q8.5 40 11 10z" className="fur" />
      <circle cx="18" cy="22" r="5.8" className="tint" />
      <circle cx="30" cy="22" r="5.8" className="tint" />
      <circle cx="18" cy="22" r="2.7" className="mark" />
      <circle cx="30" cy="22" r="2.7" className="mark" />
      <path d="M21.8 26h4.4L24 30.5z" className="mark" />
      <path d="M19 34q2 2 3.5 0M25.5 34q1.5 2 3.5 0" className="line" />
    </>
  ),
  frog: (
    <>
      <circle cx="15.5" cy="15.5" r="6" className="fur" />
      <circle cx="32.5" cy="15.5" r="6" className="fur" />
      <ellipse cx="24" cy="27.5" rx="15.5" ry="11.5" className="fur" />
      <circle cx="15.5" cy="15.5" r="2.5" className="mark" />
      <circle cx="32.5" cy="15.5" r="2.5" className="mark" />
      <path d="M14 29q10 8.5 20 0" className="line" />
      <circle cx="22" cy="24" r=".9" className="mark" />
      <circle cx="26" cy="24" r=".9" className="mark" />
    </>
  ),
  turtle: (
    <>
      <ellipse cx="12" cy="34" rx="4" ry="3" className="fur" />
      <ellipse cx="29" cy="34.5" rx="4" ry="3" className="fur" />
      <circle cx="38" cy="27" r="5.5" className="fur" />
      <path d="M6 33Q8 14 21 14t14.5 19z" className="fur" />
      <path d="M15 32l3-8h7l3 8M18 24l-3.5-5.5M25 24l2.5-6" className="line" />
      <circle cx="39.5" cy="26" r="1.5" className="mark" />
      <path d="M37.5 29.5q2 1.5 4 0" className="line" />
    </>
  ),
  fish: (
    <>
      <path d="M33 24l9-8q-2 8 0 16z" className="fur" />
      <path d="M6 24q8-12 18-12t13 12q-3 12-13 12T6 24z" className="fur" />
      <path d="M22 13q6 11 0 22" className="line" />
      <path d="M29 19q2.5 2.5 0 5M29 25q2.5 2.5 0 5" className="line" />
      <circle cx="15" cy="21.5" r="2.3" className="mark" />
      <path d="M8.5 27.5q2.5 1.5 4.5 0" className="line" />
    </>
  ),
  chick: (
    <>
      <path d="M24 13q-4-5 0-7 1 2 4-1 1 5-4 8z" className="fur" />
      <circle cx="24" cy="26" r="14" className="fur" />
      {eyes(23, 6)}
      <path d="M20 27h8l-4 5z" className="mark" />
      <path d="M12 30q1.5 4 5 4M36 30q-1.5 4-5 4" className="line" />
    </>
  ),
  butterfly: (
    <>
      <path
        d="M23 23Q17 8 8.5 12T11 25q-5 8 2.5 11T23 29zM25 23q6-15 14.5-11T37 25q5 8-2.5 11T25 29z"
        className="fur"
      />
      <circle cx="14" cy="18" r="2.8" className="tint" />
      <circle cx="34" cy="18" r="2.8" className="tint" />
      <circle cx="15.5" cy="31" r="2" className="tint" />
      <circle cx="32.5" cy="31" r="2" className="tint" />
      <ellipse cx="24" cy="26" rx="2" ry="9.5" className="mark" />
      <path d="M23.5 17Q22 11 19 9.5M24.5 17Q26 11 29 9.5" className="line" />
    </>
  ),
  axolotl: (
    <>
      <path d="M13 21L6 15M12 25.5L4.5 24M13 30l-7 4M35 21l7-6M36 25.5l7.5-1.5M35 30l7 4" className="gill" />
      <ellipse cx="24" cy="25.5" rx="13.5" ry="11.5" className="fur" />
      {eyes(23.5, 7)}
      <path d="M17.5 29.5q6.5 5 13 0" className="line" />
      <circle cx="15.5" cy="28.5" r="1.7" className="tint" />
      <circle cx="32.5" cy="28.5" r="1.7" className="tint" />
    </>
  ),
  mouse: (
    <>
      <circle cx="13.5" cy="16.5" r="7.5" className="fur" />
      <circle cx="34.5" cy="16.5" r="7.5" className="fur" />
      <circle cx="13.5" cy="16.5" r="4" className="tint" />
      <circle cx="34.5" cy="16.5" r="4" className="tint" />
      <path d="M12.5 25q0-9 11.5-9t11.5 9Q34 36 24 40 14 36 12.5 25z" className="fur" />
      {eyes(26, 5)}
      <circle cx="24" cy="37" r="2.3" className="mark" />
    </>
  ),
  whale: (
    <>
      <path d="M17 12q-1-4-5-4.5M17 12q1-4 5-4.5M17 12v3.5" className="gill" />
      <path
        d="M5 26q1-9 12-9 9 0 15 8 4-1 4-7-3-3-2-5 5 0 6.5 3 2-3 5-2-1 4-4.5 6-.5 17-19 17Q5 37 5 26z"
        className="fur"
      />
      <circle cx="12.5" cy="25.5" r="1.9" className="mark" />
      <path d="M5.5 29.5q6 4 12 0M19 36q3-2 3-6" className="line" />
    </>
  ),
  ladybug: (
    <>
      <circle cx="24" cy="16" r="8" className="mark" />
      <path d="M20 9.5Q18.5 6 15.5 6M28 9.5Q29.5 6 32.5 6" className="line" />
      <path d="M9.5 28q0-12.5 14.5-12.5T38.5 28 24 40.5 9.5 28z" className="fur" />
      <path d="M24 15.5v25" className="line" />
      <circle cx="17" cy="24" r="2.7" className="mark" />
      <circle cx="31" cy="24" r="2.7" className="mark" />
      <circle cx="17.5" cy="33" r="2.3" className="mark" />
      <circle cx="30.5" cy="33" r="2.3" className="mark" />
    </>
  ),
  elephant: (
    <>
      <ellipse cx="11.5" cy="22" rx="7" ry="9" className="fur" />
      <ellipse cx="36.5" cy="22" rx="7" ry="9" className="fur" />
      <ellipse cx="11.5" cy="22" rx="3.8" ry="5.5" className="tint" />
      <ellipse cx="36.5" cy="22" rx="3.8" ry="5.5" className="tint" />
      <path
        d="M14 21q0-10.5 10-10.5T34 21q0 7-6 9.5v5q0 5-4.5 5t-4.5-4h2.5q.5 1.5 2 1.5t1-2.5l-4.5-5Q14 28 14 21z"
        className="fur"
      />
      {eyes(21.5, 5)}
      <path d="M21.5 29.5h5M22.5 33h4" className="line" />
    </>
  ),
}

// Drawn in a square of 48, with one width of line, as the pictures of a plan on paper are.
const ring = 'M24 5 A19 19 0 1 0 24.1 5 Z'

/** Pictures for letters in easy read, each as shapes. Words begin with one by its name in brackets: `[talk] We listen.` */
export const pictures = {
  letter: ['M5 12 L43 12 L43 37 L5 37 Z', 'M5 12 L24 28 L43 12'],
  person: ['M24 7 A8 8 0 1 0 24.1 7 Z', 'M8 43 C8 31 15 27 24 27 C33 27 40 31 40 43'],
  talk: ['M6 8 L42 8 L42 32 L22 32 L13 42 L13 32 L6 32 Z', 'M14 17 L34 17 M14 24 L28 24'],
  heart: ['M24 41 C10 31 5 24 5 17 C5 10 10 6 15 6 C19 6 22 8 24 12 C26 8 29 6 33 6 C38 6 43 10 43 17 C43 24 38 31 24 41 Z'],
  yes: [ring, 'M15 25 L21 31 L33 17'],
  no: [ring, 'M16 16 L32 32 M32 16 L16 32'],
  phone: ['M12 5 L19 5 L22 15 L17 19 C19 24 24 29 29 31 L33 26 L43 29 L43 36 C43 41 39 43 35 43 C20 42 6 28 5 13 C5 9 7 5 12 5 Z'],
} as const satisfies Record<string, readonly string[]>

export const isPicture = (name: string): name is keyof typeof pictures => name in pictures

import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Reactive work, and only that. */
const ember: MantineColorsTuple = [
  '#fff3ec',
  '#fde3d3',
  '#fac5a5',
  '#f5a373',
  '#ef8246',
  '#e06a2b',
  '#bd5118',
  '#9f4415',
  '#7d3611',
  '#5c280d',
]
/** Proactive work, and the product's own accent. */
const teal: MantineColorsTuple = [
  '#e8f7f5',
  '#d0ece8',
  '#a2d8d1',
  '#6fc2b8',
  '#45ada1',
  '#229586',
  '#0f7a6d',
  '#0c6359',
  '#0a4f47',
  '#083b36',
]

export const theme = createTheme({
  colors: { ember, teal },
  primaryColor: 'teal',
  // White on shade 6 passes in both schemes; Mantine chooses the text's colour by the light one alone.
  primaryShade: 6,
  autoContrast: true,
  fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
  headings: {
    fontFamily: "'Source Serif 4 Variable', Georgia, serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.9rem', lineHeight: '1.2' },
      h2: { fontSize: '1.44rem', lineHeight: '1.3' },
      h3: { fontSize: '1.2rem', lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9688rem', lg: '1.125rem', xl: '1.35rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // A link inside a sentence must not be told by its colour alone.
  components: { Anchor: { defaultProps: { underline: 'always' } } },
})

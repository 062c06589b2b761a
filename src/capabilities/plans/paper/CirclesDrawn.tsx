import { Circle as Ring, Svg, Text } from '@react-pdf/renderer'
import { palette } from '../../../design/palette.ts'
import { FONT } from '../../../design/paper/letters.ts'
import { circles, type Near } from '../book/document.ts'
import { MIDDLE, RADIUS, SIZE, seated, shortName } from '../book/seats.ts'

/** People and places round somebody, drawn; with none, empty circles to write into. */
export const CirclesDrawn = ({ near, width, me, draw }: { near: readonly Near[]; width: number; me: string; draw: (words: string) => string }) => (
  <Svg viewBox={`0 0 ${SIZE} ${SIZE}`} width={width} height={width} style={{ alignSelf: 'center', marginVertical: 8 }}>
    {[...circles].reverse().map((circle) => (
      <Ring key={circle} cx={MIDDLE} cy={MIDDLE} r={RADIUS[circle]} fill="none" stroke={palette.brandLine} strokeWidth={1.5} />
    ))}
    <Text x={MIDDLE} y={MIDDLE + 6} textAnchor="middle" style={{ fontFamily: FONT, fontSize: 18, fontWeight: 700 }}>
      {me}
    </Text>
    {circles.flatMap((circle) =>
      seated(near, circle).flatMap(({ id, name, x, y }) => [
        <Ring key={id} cx={x} cy={y} r={4} fill={palette.brand} />,
        <Text key={`${id} name`} x={x} y={y - 8} textAnchor="middle" style={{ fontFamily: FONT, fontSize: 14 }}>
          {draw(shortName(name))}
        </Text>,
      ]),
    )}
  </Svg>
)

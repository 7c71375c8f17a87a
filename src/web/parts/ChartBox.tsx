import { useEffect, useRef } from 'react';
import { fontFamily } from '../theme.ts';
import { type Chart, type ChartOption, initChart } from './echarts.ts';
import { usePreferences } from './preferences.tsx';

export interface ChartBoxProps {
  readonly option: ChartOption;
  readonly height: number;
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** Vectors by default, so that it prints sharp; canvas for thousands of cells. */
  readonly renderer?: 'svg' | 'canvas';
  readonly onClick?:
    | ((at: { readonly name: string; readonly value: unknown; readonly dataIndex: number; readonly seriesId?: string; readonly data: unknown }) => void)
    | undefined;
}

/** One chart in our type and colours; it follows the width of its box. */
export function ChartBox({ option, height, label, renderer = 'svg', onClick }: ChartBoxProps) {
  const { colours } = usePreferences();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const click = useRef(onClick);
  click.current = onClick;
  useEffect(() => {
    const made = initChart(box.current, null, { renderer });
    chart.current = made;
    made.on('click', (event) => click.current?.(event as never));
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current!);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [renderer]);
  useEffect(() => {
    chart.current?.setOption({ animation: false, textStyle: { fontFamily, color: colours.inkSoft }, ...option }, { notMerge: true });
  }, [option, colours, renderer]);
  return <div ref={box} className="chart" style={{ height }} role="img" aria-label={label} />;
}

/** Axes, grid and tooltip as every chart of ours has them. */
export function useChartBase() {
  const { colours } = usePreferences();
  return {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.inkFaint, fontSize: 11 },
    splitLine: { lineStyle: { color: colours.lineSoft } },
    nameTextStyle: { color: colours.inkFaint, fontSize: 11 },
    tooltip: {
      backgroundColor: colours.paper,
      borderColor: colours.line,
      borderWidth: 1,
      textStyle: { color: colours.ink, fontSize: 12 },
      extraCssText: 'box-shadow:0 2px 8px rgba(0,0,0,.08);border-radius:4px',
    },
  };
}

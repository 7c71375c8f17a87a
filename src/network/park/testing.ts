/** A whole park of one day, small enough to follow by hand; tests change single lines of it. */
export const tinyPark = `park:
  id: tiny
  label: { zh: 小园区, en: Tiny park }
  baseYear: 2023
  targetYear: 2025
  calendarYear: 2020
  hours: 24 h [A one day]
  wacc: 8 % [A]
  region: inner-mongolia
  currency: CNY
series:
  - { id: wind, file: series/weather.csv, column: wind, unit: "1", mark: "[A invented]" }
commodities:
  - { id: power, label: { zh: 电力, en: Power }, unit: MWh, kind: electricity }
  - { id: green, label: { zh: 风电, en: Wind power }, unit: MWh, kind: electricity }
  - { id: alloy, label: { zh: 合金, en: Alloy }, unit: t, kind: product }
  - { id: coal, label: { zh: 煤, en: Coal }, unit: t, kind: coal, ncv: "20 GJ/t [A]", co2: "2 t/t [A]" }
  - { id: water, label: { zh: 水, en: Water }, unit: m3, kind: water }
processes:
  - id: furnace
    label: { zh: 示例炉, en: Example furnace }
    owner: 示例A
    kind: production
    unit: t
    ports:
      alloy: 1 t/t [A]
      power: -8000 kWh/t [A]
      water: -2 m3/t [A]
    capacity: { existing: "5 t/h [A]" }
    min: 50 % [A]
  - id: unit
    label: { zh: 自备机组, en: Own unit }
    kind: conversion
    unit: MWh
    ports:
      coal: -0.4 t/MWh [A]
      power: 1 MWh/MWh [A]
    burns: [coal]
    capacity: { existing: "20 MW [A]" }
  - id: wind-new
    label: { zh: 新风电, en: New wind }
    kind: plant
    unit: MWh
    plant: { source: wind, delivery: routed, bus: green }
    availability: { series: wind }
    capacity: { new: { max: "200 MW [A]", cost: "8.76 元/kW [A]", life: "20 a [A]" } }
routes:
  - { id: trade, label: { zh: 绿电交易, en: Green trade }, kind: green-trade, from: green, to: power, fee: "0.1 元/kWh [A]", loss: "2 % [A]" }
markets:
  - id: grid
    label: { zh: 网购, en: Import }
    commodity: power
    side: buy
    capacity: 100 MW [A]
    capacityFee: 20 元/kW·月 [A]
    price: { base: "0.3 元/kWh [A]", windows: [{ hours: "18-22", factor: "2 倍 [A]" }], parts: { wires: "0.1 元/kWh [A]" } }
  - { id: coal-market, label: { zh: 煤, en: Coal }, commodity: coal, side: buy, price: { base: "400 元/t [A]" } }
  - { id: water-market, label: { zh: 水, en: Water }, commodity: water, side: buy, price: { base: "5 元/m3 [A]" } }
loads:
  - { id: town, label: { zh: 城镇, en: Town }, commodity: power, amount: "10 MW [A]", routes: [trade] }
orders:
  - { id: alloy, commodity: alloy, annual: "96 t/a [A]", tolerance: "5 % [A]", stock: "12 h [A]" }
limits:
  - { id: share, label: { zh: 占比, en: Share }, indicator: energy.renewable-share, sense: ">=", level: "40 % [A]" }
scenarios:
  - { id: free, label: { zh: 免过网费, en: Delivery free }, set: { routes.trade.fee: "0 元/kWh [A]" } }
`;

export const tinyWeather = `time,wind\n${Array.from({ length: 24 }, (_, h) => `${h},${(0.3 + 0.2 * Math.sin((2 * Math.PI * h) / 24)).toFixed(4)}`).join('\n')}\n`;

/** Files of the tiny park, with one piece of its text changed. */
export function tinyFiles(from = '', to = ''): Record<string, string> {
  if (!tinyPark.includes(from)) throw new Error(`the tiny park has no '${from}'`);
  return { 'park.yaml': tinyPark.replace(from, to), 'series/weather.csv': tinyWeather };
}

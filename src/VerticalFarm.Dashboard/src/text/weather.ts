export const weather = {
  title: "Outside",
  clouds: (percent: number) => `clouds ${percent} %`,
  rain: (mm: string) => `rain ${mm} mm/h`,
  wind: (speed: string) => `wind ${speed} m/s`,
  next: "next 24 h",
  range: (low: string, high: string) => `${low} to ${high} °C`,
  describe: (low: string, high: string) => `Temperature over the next 24 hours: ${low} to ${high} °C`,
  by: (provider: string) => `by ${provider}`,
  old: (age: string) => `from ${age}: the service does not answer`,
};

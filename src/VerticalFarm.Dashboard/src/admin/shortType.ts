/** "VerticalFarm.Grains.Devices.DeviceGrain,VerticalFarm.Grains" as "DeviceGrain". */
export const shortType = (type: string) => type.replace(/,.*$/, "").replace(/(?:[\w]+\.)+/g, "");

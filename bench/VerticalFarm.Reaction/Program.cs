// How long it takes from a sensor to an actuator: a rule sees a reading cross its limit, decides, and the service call comes in at Home Assistant.
// usage: VerticalFarm.Reaction GATEWAY_URL READINGS_PER_SECOND [TIMES]
// The virtual Home Assistant is part of this program, so that both ends are on one clock.
using System.Globalization;
using VerticalFarm.Reaction;
using VerticalFarm.Simulator;

var rate = int.Parse(args[1], CultureInfo.InvariantCulture);
var times = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 400;
const string Token = "a token of the bench";
await using var home = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token });
home.Faults.StopReporting();
using var gateway = new Gateway(new Uri(args[0]));
await gateway.SignInAsync();
var hall = await Hall.BuildAsync(gateway, home, Token);
await using var load = await Load.StartAsync(gateway, rate);

await hall.MeasureAsync(times / 10); // warm-up
var (before, sent) = (TimeProvider.System.GetTimestamp(), load.Acknowledged);
var measured = await hall.MeasureAsync(times);
var seconds = TimeProvider.System.GetElapsedTime(before).TotalSeconds;
Console.WriteLine($"with {(load.Acknowledged - sent) / seconds:0} other readings/s:");
measured.Print();

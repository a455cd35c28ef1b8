using System.CommandLine;
using VerticalFarm.Simulator.Commands;

var root = new RootCommand("A virtual vertical farm that speaks Home Assistant's API.") { ServeCommand.Create(), DemoCommand.Create(), ProbeCommand.Create() };
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });

using System.Reflection;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Tests.Storage;

/// <summary>Every state that a grain of the program keeps: its name in the store, and its type.</summary>
internal static class StateTypes
{
    public static IReadOnlyList<(string Name, Type Type)> All { get; } =
    [
        .. from type in typeof(StoredJson).Assembly.GetTypes()
           from constructor in type.GetConstructors()
           from parameter in constructor.GetParameters()
           let state = parameter.GetCustomAttribute<PersistentStateAttribute>()
           where state is not null
           select (state.StateName, parameter.ParameterType.GetGenericArguments()[0]),
    ];

    public static TheoryData<string> Names => [.. All.Select(state => state.Name)];
}

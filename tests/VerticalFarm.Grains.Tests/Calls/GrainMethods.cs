using System.Reflection;
using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;

namespace VerticalFarm.Grains.Tests.Calls;

/// <summary>Every method of every grain interface that there is.</summary>
internal static class GrainMethods
{
    private static readonly Dictionary<string, MethodInfo> ByName = typeof(RequiresAttribute).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .ToDictionary(method => $"{method.DeclaringType!.Name}.{method.Name}");

    public static TheoryData<string> All => [.. ByName.Keys];

    /// <summary>Those whose callers learn what came of it.</summary>
    public static TheoryData<string> Answered => [.. ByName.Keys.Where(name => !IsOneWay(ByName[name]))];

    public static TheoryData<string> OneWay => [.. ByName.Keys.Where(name => IsOneWay(ByName[name]))];

    public static MethodInfo Find(string name) => ByName[name];

    public static Permission? PermissionOf(MethodInfo method) => method.GetCustomAttribute<RequiresAttribute>()?.Permission;

    private static bool IsOneWay(MethodInfo method) => method.GetCustomAttribute<OneWayAttribute>() is not null;
}

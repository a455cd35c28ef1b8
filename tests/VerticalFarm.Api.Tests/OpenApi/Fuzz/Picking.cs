namespace VerticalFarm.Api.Tests.OpenApi.Fuzz;

internal static class Picking
{
    public static T Pick<T>(this IReadOnlyList<T> list, Random random) => list[random.Next(list.Count)];
}

namespace VerticalFarm.Deploy.Tests.Compatibility;

/// <summary>Types as a person writes them.</summary>
internal static class TypeText
{
    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return type.Name;
        }

        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    /// <summary>The type itself and what it is made of: the element of a list, the value in a nullable one.</summary>
    public static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsArray)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
    }
}
